variable "external_id" {
  type = string
}

resource "aws_cognito_user_pool" "users" {
  name = "users"
}

resource "aws_pinpoint_app" "events" {
  name = "events"
}

resource "aws_iam_role" "pinpoint" {
  name        = "cognito-pinpoint"
  description = "Lets Cognito write events."
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "cognito-idp.amazonaws.com"
        }
        Action = "sts:AssumeRole"
        Condition = {
          StringEquals = {
            "sts:ExternalId" = var.external_id
          }
          NumericLessThan = {
            "aws:MultiFactorAuthAge" = 3600
          }
        }
      },
    ]
  })
  max_session_duration = 3600
}

resource "aws_iam_role_policy" "events" {
  name = "events"
  role = aws_iam_role.pinpoint.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["mobiletargeting:PutEvents"]
        Resource = "${aws_pinpoint_app.events.arn}/*"
      },
    ]
  })
}

resource "aws_cognito_user_pool_client" "web" {
  name         = "web"
  user_pool_id = aws_cognito_user_pool.users.id

  analytics_configuration {
    application_id   = aws_pinpoint_app.events.application_id
    external_id      = var.external_id
    role_arn         = aws_iam_role.pinpoint.arn
    user_data_shared = true
  }
}

resource "aws_cognito_user_pool_client" "arn" {
  name         = "arn"
  user_pool_id = aws_cognito_user_pool.users.id

  analytics_configuration {
    application_arn = aws_pinpoint_app.events.arn
  }
}
