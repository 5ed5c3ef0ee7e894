domain = "shop.example.org"
