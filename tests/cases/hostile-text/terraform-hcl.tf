resource "aws_cognito_user_pool" "p" {
  name = "p"
  tags = {
    "cost center" = "a: b"
    no            = "yes"
    "$${k}"       = "$${v}"
    größe         = "😀"
    "a.b/c"       = "\""
    ""            = "empty"
    "x${ { a = 1 }["a"]}" = "an equals sign in the key"
    k = "after it"
  }
}

resource "aws_cognito_user_pool_client" "größe-日本" {
  name         = "\"'\\ $${x} %%{y}\u2028"
  user_pool_id = "us-east-1_AbCdEf123"
  callback_urls = [
    "no",
    "1e3",
    "~",
    "null",
    "True",
    "012",
    "1:30",
    "2001-01-01",
    "",
    ": a",
    "- a",
    "a: b",
    "a #b",
    "'",
    "\"",
    "\\",
    "\\n",
    "\n",
    "\t",
    "\u0000",
    "\u0085",
    "$${x}",
    "%%{x}",
    "$",
    "$$${",
    "$$",
    "%%%{ if true }",
    "a$",
    "$${!x}",
    "{{resolve:ssm:x}}",
    "#",
    "&a",
    "*a",
    "!Ref a",
    "|",
    "@",
    "=",
    "<<",
    "\u2028",
    "\u2029",
    "\ufeff",
    "\u202eabc",
    "\u0604",
    "😀",
    "👩‍👩‍👧‍👦",
    "é",
    "é",
    "日本語",
    "שלום",
    "مرحبا",
    "`id`",
    "$(id)",
    "</script>",
    "file://x",
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
  ]
  supported_identity_providers = ["no", "日本語 　"]
  read_attributes              = ["custom:\"$${a}\""]

  analytics_configuration {
    external_id = "a\nb\r\n\"$${c}\" $$${d} '"
  }
}

resource "aws_cognito_user_pool_client" "true" {
  name         = "no"
  user_pool_id = "1e3"
}
