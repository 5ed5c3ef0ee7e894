resource "aws_cognito_user_pool_client" "message" {
  name         = "message"
  user_pool_id = "eu-west-1_AbCdEf123"

  lifecycle {
    precondition {
      condition     = true
      error_message = <<-EOF
        First line.
        EOF of a line.
        Last line.
      EOF
    }
  }

  callback_urls = ["https://a.example.com/cb"]
}
