host = "shop.example"
made = lower("A")

block {
  inside = 1
}
