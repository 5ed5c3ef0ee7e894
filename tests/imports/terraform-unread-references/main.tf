locals {
  urls  = ["https://x.example.com" "https://y.example.com"]
  fine  = "https://fine.example.com"
  chain = "${local.urls[0]}/cb"
  big   = 1e400
}

data "aws_ssm_parameter" "name" {
  name = [[
}

resource "aws_cognito_user_pool" "pool" "x" {
  name = "pool"
}

resource "aws_cognito_resource_server" "api" {
  identifier   = local.fine
  name         = local.chain
  user_pool_id = resource.aws_cognito_user_pool.pool.id
}

resource "aws_cognito_user_pool_client" "web" {
  name                 = "web ${local.big}"
  user_pool_id         = aws_cognito_user_pool.pool.id
  callback_urls        = local.urls
  logout_urls          = [local.fine, local.chain, "https://literal.example.com"]
  default_redirect_uri = "${lower(local.urls[0])}"
  explicit_auth_flows  = module.flows.list
  read_attributes      = local.elsewhere

  depends_on = [aws_cognito_user_pool.pool, aws_cognito_resource_server.api]
}

module "flows" "x" {
  source = "./flows"
}

output "urls" {
  value = local.chain
}

output "id" {
  value = aws_cognito_user_pool_client.web.id
}
