mock_resource "aws_cognito_user_pool_client" {
  defaults = {
    client_secret = "harmless-secret-in-a-mock"
  }
}
