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

# Omitted: password_policy, sign_in_policy. The opened file sets the whole block with
# Fn::If. Write it here by hand.
resource "aws_cognito_user_pool" "pool" {
  name = "people"
}

# Omitted: scope. The opened file sets the whole block with a function. Write it here by
# hand.
resource "aws_cognito_resource_server" "server" {
  identifier   = "api"
  name         = "api"
  user_pool_id = aws_cognito_user_pool.pool.id
}

# Omitted: token_validity_units. The opened file sets the whole block with Fn::If. Write
# it here by hand.
# Omitted: refresh_token_rotation. The opened file sets the whole block with
# Fn::Transform. Write it here by hand.
resource "aws_cognito_user_pool_client" "client" {
  name                  = var.name
  user_pool_id          = aws_cognito_user_pool.pool.id
  callback_urls         = ["https://a.example.com/", var.callback_url]
  access_token_validity = var.access_token_validity
}
