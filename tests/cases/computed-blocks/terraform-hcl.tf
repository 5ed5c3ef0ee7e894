variable "name" {
  type        = string
  description = "In CloudFormation: !If [Long, people, !Ref AWS::NoValue]"
  default     = null
}

variable "access_token_validity" {
  type        = number
  description = "In CloudFormation: !If [Long, 1, !If [Long, 2, !Ref AWS::NoValue]]"
  default     = null
}

variable "callback_url" {
  type        = string
  description = "In CloudFormation: !If [Long, 'https://b.example.com/', !Ref AWS::NoValue]"
}

# Left out: password_policy, sign_in_policy. In the file that was opened, Fn::If gives the
# whole block. Write it here by hand.
resource "aws_cognito_user_pool" "pool" {
  name = "people"
}

# Left out: scope. In the file that was opened, a function gives the whole block. Write it
# here by hand.
resource "aws_cognito_resource_server" "server" {
  identifier   = "api"
  name         = "api"
  user_pool_id = aws_cognito_user_pool.pool.id
}

# Left out: token_validity_units. In the file that was opened, Fn::If gives the whole
# block. Write it here by hand.
# Left out: refresh_token_rotation. In the file that was opened, Fn::Transform gives the
# whole block. Write it here by hand.
resource "aws_cognito_user_pool_client" "client" {
  name                  = var.name
  user_pool_id          = aws_cognito_user_pool.pool.id
  callback_urls         = ["https://a.example.com/", var.callback_url]
  access_token_validity = var.access_token_validity
}
