resource "aws_iam_role" "pinpoint" {
  name               = "pinpoint"
  assume_role_policy = <<EOF
{
  "Version": "2012-10-17",
  "Statement": [{
    "Effect": "Allow",
    "Action": "sts:AssumeRole",
    "Principal": { "Service": "cognito-idp.amazonaws.com" },
    "Condition": { "StringEquals": { "sts:ExternalId": "${var.external_id}" } }
  }]
}
EOF
}

resource "aws_iam_role_policy" "pinpoint" {
  name = "pinpoint"
  role = aws_iam_role.pinpoint.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["mobiletargeting:PutEvents"]
      Resource = "${aws_pinpoint_app.app.arn}*"
    }]
  })
}

resource "aws_pinpoint_app" "app" {
  name = "app"
}

resource "aws_cognito_user_pool_client" "client" {
  name         = <<-EOT
    from a heredoc
    EOT
  user_pool_id = var.pool_id
  callback_urls = [<<-URL
    https://${var.host}/cb
      URL
    , "%{if var.local}http://localhost%{else}https://example.com%{endif}/x"]

  analytics_configuration {
    application_id   = aws_pinpoint_app.app.application_id
    external_id      = "tab\tquote\" backslash\\ unicode\u00e9 $${literal} %%{literal}"
    role_arn         = aws_iam_role.pinpoint.arn
    user_data_shared = true
  }
}
