resource "aws_cognito_user_pool" "pool" {
  name = "people"
}

resource "aws_cognito_resource_server" "api" {
  identifier   = "api"
  name         = "api"
  user_pool_id = resource.aws_cognito_user_pool.pool.id

  scope {
    scope_name        = "read"
    scope_description = "Read"
  }
}

resource "aws_cognito_user_pool_client" "web" {
  name         = "web"
  user_pool_id = resource.aws_cognito_user_pool.pool.id
  logout_urls  = ["https://${resource.aws_cognito_user_pool.pool.id}.example.com"]
}

resource "aws_cognito_user_pool_client" "m2m" {
  name                                 = "m2m"
  user_pool_id                         = resource.aws_cognito_user_pool.old[0].id
  generate_secret                      = true
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_flows                  = ["client_credentials"]
  allowed_oauth_scopes                 = resource.aws_cognito_resource_server.api.scope_identifiers
  callback_urls                        = resource.aws_cognito_user_pool.old[*].id
  depends_on                           = [resource.aws_cognito_resource_server.api, resource.aws_cognito_user_pool_client.web]

  lifecycle {
    replace_triggered_by = [resource.aws_cognito_user_pool_client.web.id]
  }
}

import {
  to = resource.aws_cognito_user_pool_client.web
  id = "eu-west-1_AbCdEf123/3ho4ek12345678909nh3fmhpko"
}

moved {
  from = resource.aws_cognito_user_pool_client.site
  to   = resource.aws_cognito_user_pool_client.web
}

output "id" {
  value      = "${resource.aws_cognito_user_pool_client.web.id}/${resource . aws_cognito_user_pool_client . web . name}"
  depends_on = [resource.aws_cognito_user_pool_client.web]
}

output "id2" {
  value = aws_cognito_user_pool_client.web.id
}
