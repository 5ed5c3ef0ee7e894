resource "aws_cognito_user_pool" "pool" {
  name = "people"
}

resource "aws_cognito_resource_server" "api" {
  identifier   = "api"
  name         = "api"
  user_pool_id = aws_cognito_user_pool.pool.id

  scope {
    scope_name        = "read"
    scope_description = "Read"
  }
}

resource "aws_cognito_user_pool_client" "web" {
  name         = "web"
  user_pool_id = aws_cognito_user_pool.pool.id
  logout_urls  = ["https://${aws_cognito_user_pool.pool.id}.example.com"]
}

resource "aws_cognito_user_pool_client" "m2m" {
  name                                 = "m2m"
  user_pool_id                         = aws_cognito_user_pool.elsewhere[0].id
  generate_secret                      = true
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_flows                  = ["client_credentials"]
  allowed_oauth_scopes                 = aws_cognito_resource_server.api.scope_identifiers

  depends_on = [resource.aws_cognito_user_pool_client.web]
}

import {
  to = aws_cognito_user_pool_client.web
  id = "eu-west-1_AbCdEf123/3ho4ek12345678909nh3fmhpko"
}
