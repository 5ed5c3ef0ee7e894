resource "awscc_cognito_user_pool_client" "web" {
  client_name   = "web"
  user_pool_id  = awscc_cognito_user_pool.pool.user_pool_id
  callback_ur_ls = ["https://shop.example.com/cb"]
}

resource "awscc_cognito_user_pool" "pool" {
  user_pool_name = "people"
}
