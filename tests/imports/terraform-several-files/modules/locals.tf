locals {
  urls = ["https://a.example/cb", "https://b.example/cb"]
}

locals {
  name = "${var.stage}-x"
}

import {
  to = aws_cognito_user_pool_client.web
  id = "eu-west-1_abcdefghi/3ho4ek12345678909nh3fmhpko"
}
