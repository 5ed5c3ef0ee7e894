resource "aws_cognito_user_pool" "pool" {
  name = "users"
}

# Accepted risk implicit-grant: The old single-page app, until March. */ #{x} ${y}   end
# Accepted risk wildcard-callback
resource "aws_cognito_user_pool_client" "web" {
  name                                 = "web"
  user_pool_id                         = aws_cognito_user_pool.pool.id
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_flows                  = ["implicit"]
  allowed_oauth_scopes                 = ["openid"]
  callback_urls                        = ["https://app.example.org/callback"]
  supported_identity_providers         = ["COGNITO"]
}

resource "aws_cognito_user_pool_client" "other" {
  name         = "other"
  user_pool_id = aws_cognito_user_pool.pool.id
}
