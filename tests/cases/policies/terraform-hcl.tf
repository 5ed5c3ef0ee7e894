variable "issuer" {
  type = any
}

variable "x" {
  type = string
}

resource "aws_iam_role" "inline" {
  name = "inline"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "cognito-idp.amazonaws.com"
        }
        Action    = "sts:AssumeRole"
        Condition = {}
      },
    ]
  })

  inline_policy {
    name = "logs"
    policy = jsonencode({
      Version   = "2012-10-17"
      Statement = []
    })
  }
}

resource "aws_iam_role" "by_text" {
  name               = "by-text"
  assume_role_policy = jsonencode(local.trust)
}

resource "aws_iam_role" "by_key" {
  name = "by-key"
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
            "${var.issuer}:aud" = "x"
          }
        }
      },
    ]
  })
}

resource "aws_iam_role" "no_json" {
  name               = "no-json"
  assume_role_policy = "{ not json ${var.x} }"
}

resource "aws_iam_role" "reference" {
  name               = "reference"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy" "long" {
  name = "long"
  role = aws_iam_role.inline.name
  policy = jsonencode({
    Statement = [
      {
        Long = 123456789012345678901234567890
      },
    ]
  })
}

resource "aws_iam_role_policy" "odd" {
  name = "odd"
  role = aws_iam_role.inline.name
  policy = jsonencode({
    Statement = [
      {
        Sid      = "a$${b}"
        Ratio    = 0.25
        Big      = 1e3
        Small    = 1.5e-7
        Flag     = false
        Nothing  = []
        Empty    = {}
        Text     = "no"
        Resource = aws_iam_role.inline.arn
        "a b"    = "~"
      },
    ]
  })
}

resource "aws_cognito_user_pool_client" "web" {
  name         = "x"
  user_pool_id = "us-east-1_AbCdEf123"
}
