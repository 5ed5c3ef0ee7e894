resource "aws_cognito_user_pool" "pool" {
  name = "a"
}

resource "aws_cognito_user_pool" "pool_2" {
  name = "b"
}

resource "aws_cognito_user_pool_client" "web" {
  name         = "a"
  user_pool_id = aws_cognito_user_pool.pool.id
}

resource "aws_cognito_user_pool_client" "web_2" {
  name         = "b"
  user_pool_id = aws_cognito_user_pool.pool_2.id
}
