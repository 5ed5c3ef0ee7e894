locals {
  urls = split("\n", trimspace(<<-EOT
    https://a.example.com
    https://b.example.com
    EOT
  ))
  texts = {
    greeting = <<-EOT
      Hello ${var.name},
        "welcome" \o/ at 5$ or 5% of $${price}.
    EOT
    list = [<<A
one
A
      , <<B
two
B
    ]
  }
}

resource "aws_cognito_user_pool_client" "c" {
  user_pool_id = "us-east-1_AbCdEf123"
  name         = "c"
  logout_urls  = local.urls
  callback_urls = [trimspace(<<-EOT
    https://a.example.com
    EOT
  )]
  explicit_auth_flows = compact([
    <<-EOT
      ${upper(<<-INNER
        ${var.flow ~}
      INNER
      )~}
    EOT
    ,
  ])
}

# The same marker inside, a brace in a comment, a dollar sign that comes to stand before a sequence.
resource "aws_cognito_user_pool_client" "odd" {
  user_pool_id = "us-east-1_AbCdEf123"
  name = <<EOT
a ${trimspace(<<EOT
inner
EOT
)} b
EOT
  default_redirect_uri = <<-EOT
    https://a.example.com/5$
    ${~ var.path /* } */ }/${
      var.other # }
    }
  EOT
  callback_urls = [
    "https://a.example.com/cb", # first
    <<URL
https://b.example.com/cb
URL
    , "https://c.example.com/cb"
  ]
}
