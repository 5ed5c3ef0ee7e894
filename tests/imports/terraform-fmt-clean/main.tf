locals {
  colon = { a : 1, bcd = 2 }
}

resource "aws_cognito_user_pool_client" "heredoc" {
  name         = "web"
  user_pool_id = "us-east-1_abc"
  # the default
  default_redirect_uri = <<-EOT
    https://a.example.com/cb
  EOT
  generate_secret      = true
}

resource "aws_cognito_user_pool_client" "line" {
  name                  = "line"
  user_pool_id          = "us-east-1_abc"
  access_token_validity = 60
  token_validity_units { access_token = "minutes" }
}

resource "aws_cognito_user_pool_client" "comment" {
  name                                                    = "comment"
  user_pool_id                                            = "us-east-1_abc" # pool
  generate_secret                                         = true            # secret
  /* on a line
     of its own */ enable_token_revocation = true
  /* beside */ id_token_validity                          = 60
  callback_urls = [
    <<-URL
      https://a.example.com/cb
    URL
    , "https://b.example.com/cb"
  ]
  logout_urls = [trimspace(<<URL
https://a.example.com
URL
  )]
}

resource "aws_cognito_user_pool_client" "last" {
  name         = "last"
  user_pool_id = "us-east-1_abc"
  callback_urls = [
    "https://b.example.com/cb",
    <<URL
https://a.example.com/cb
URL
  ]
  logout_urls = [<<URL
https://a.example.com
URL
  ]
}
