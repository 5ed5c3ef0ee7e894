resource "aws_cognito_user_pool" "pool" {
  name = "pool"
}

resource "local_file" "readme" {
  filename = "README.md"
  content  = <<-EOT
    # Client

```hcl
resource "aws_cognito_user_pool_client" "example" {
  name = "example"
}
```
    > quoted
    $ terraform apply
  EOT
}

resource "aws_cognito_user_pool_client" "web" {
  name         = "web"
  user_pool_id = aws_cognito_user_pool.pool.id
}
