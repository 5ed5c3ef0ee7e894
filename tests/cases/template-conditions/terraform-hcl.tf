variable "name" {
  type        = string
  description = "In CloudFormation: !If [IsProd, people, !Ref AWS::NoValue]"
  default     = null
}

variable "callback_url" {
  type        = string
  description = "In CloudFormation: !If [HasSite, !Sub 'https://$${Site}/cb', !Ref AWS::NoValue]"
}

variable "host" {
  type        = string
  description = "In CloudFormation: !ImportValue"
}

variable "domain" {
  type        = string
  description = "In CloudFormation: !FindInMap [Hosts, !Ref Stage, host]"
}

variable "elsewhere" {
  type        = string
  description = "In CloudFormation: !If [IsProd, !GetAtt Function.Arn, none]"
}

variable "ghost" {
  type        = string
  description = "In CloudFormation: !If [IsProd, !Ref Ghost, none]"
}

variable "round" {
  type        = string
  description = "In CloudFormation: !If [IsProd, !Ref Round, none]"
}

variable "circle" {
  type        = string
  description = "In CloudFormation: !If [Circle, a, b]"
}

variable "stage" {
  type    = string
  default = "dev"
}

variable "unused" {
  type = string
}

variable "site" {
  type = string
}

# Omitted: password_policy, sign_in_policy. The opened file sets the whole block with
# Fn::If. Write it here by hand.
# Omitted: Condition. The opened template creates this only under the condition HasSite.
# Write the condition here by hand.
resource "aws_cognito_user_pool" "pool" {
  name = "people"
}

# Omitted: token_validity_units. The opened file sets the whole block with Fn::If. Write
# it here by hand.
# Omitted: Condition. The opened template creates this only under the condition IsEither.
# Write the condition here by hand.
resource "aws_cognito_user_pool_client" "web" {
  name         = var.name
  user_pool_id = "us-east-1_abc123456"
  callback_urls = [
    "https://${var.domain}/a",
    var.callback_url,
    "https://${var.host}/b",
  ]
  logout_urls = [var.elsewhere, var.ghost, var.round, var.circle]
}

# Omitted: analytics_configuration. The opened file sets the whole block with Fn::If.
# Write it here by hand.
# Omitted: Condition. The opened template creates this only under the condition Missing.
# Write the condition here by hand.
resource "aws_cognito_user_pool_client" "api" {
  name         = "api"
  user_pool_id = "us-east-1_abc123456"

  token_validity_units {
    access_token = "hours"
  }
}
