deployment "production" {
  inputs = {}
}
