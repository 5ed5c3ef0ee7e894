variable "host" {
  type = string
}

locals {
  urls = split("\n", trimspace(<<-EOT
    https://a.example.com
    https://b.example.com
    EOT
  ))
  note = {
    text = <<EOT
EOT, a word
 EOT2
EOT
    next = "x"
  }
}

resource "aws_cognito_user_pool_client" "nested" {
  user_pool_id = "us-east-1_abc"
  name = <<-EOT
    a
  
    b
  EOT
  logout_urls  = local.urls
  callback_urls = [trimspace(<<-EOT
    https://a.example.com
    EOT
  ), chomp(<<EOT
https://${var.host}/cb
EOT
  )]
}

resource "aws_cognito_user_pool_client" "indented" {
  user_pool_id = "us-east-1_abc"
  name         = <<-EOT
      one
    ${var.host}
        two
        
    three $${x}
  EOT
  default_redirect_uri = <<-EOT
    https://a.example.com/${var.host ~}
    /b
  EOT
}

# What white space beside strip markers and directives comes to.
locals {
  v = "V"
  a = <<-EOT
    a
    ${~ local.v }
    b
  EOT
  b = <<-EOT
    a
    ${local.v ~}
    b
  EOT
  c = <<-EOT
    a
    %{ if true ~}
    x
      y
    %{ endif ~}
    b
  EOT
  d = <<EOT
    a  ${~ local.v ~}  

   b
EOT
  e = <<-EOT
    %{ for x in ["1","2"] }
      - ${x}
    %{ endfor }
    end
  EOT
}
