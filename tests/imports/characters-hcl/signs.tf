# “Comments” may have them — all of them.
resource “aws_cognito_user_pool_client” “signs” ｛
  name ＝ "“text” — stays text"
　 user_pool_id         = "us-east-1_AbCdEf123”
  id_token_validity    = 60   callback_urls        = [“https://${var.host}/cb”， "https://b.example.com/–"]
  access_token_validity = 5 – 4
  default_redirect_uri = <<EOT
“text”
EOT
｝
