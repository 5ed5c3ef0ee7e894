terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      version               = "~> 6.0"
      configuration_aliases = [aws.us_east]
    }
  }

  backend "remote" {
    organization = "people"

    workspaces {
      name = "login"
    }
  }

  provider_meta "aws" {
    module_name = "login"
  }
}

provider "aws" {
  region = "eu-west-1"

  default_tags {
    tags = {
      team = "people"
    }
  }

  assume_role {
    role_arn = "arn:aws:iam::123456789012:role/deploy"
  }
}

variable "pools" {
  description = "Written $${name}."
  type        = map(object({ id = string }))

  validation {
    condition     = length(var.pools) > 0
    error_message = "At least one of ${join(", ", keys(var.pools))}."
  }
}

resource "terraform_data" "deploy" {
  triggers_replace = { when = "now" }
  provider         = terraform

  connection {
    host = "a.example.com"
  }

  provisioner "remote-exec" {
    inline     = ["true"]
    when       = destroy
    on_failure = continue

    connection {
      host = self.output
    }
  }

  provisioner "local-exec" {
    command     = "echo hi"
    environment = { NAME = "x" }
  }

  provisioner "local-exec" {
    command = "echo again"
  }

  lifecycle {
    ignore_changes       = all
    replace_triggered_by = [terraform_data.epoch]

    precondition {
      condition     = var.host != ""
      error_message = "Empty: ${var.host}."
    }

    postcondition {
      condition     = self.id != ""
      error_message = "No ID."
    }
  }
}

output "pools" {
  description = "Written $${pools}."
  value       = var.pools
  depends_on  = [terraform_data.deploy]
}

check "pool" {
  data "terraform_remote_state" "lan" {
    backend    = "local"
    config     = { path = "x" }
    depends_on = [terraform_data.deploy]
  }

  assert {
    condition     = data.terraform_remote_state.lan.outputs != null
    error_message = "No outputs."
  }

  assert {
    condition     = length(var.pools) < 9
    error_message = "Too many."
  }
}

removed {
  from = terraform_data.older

  lifecycle {
    destroy = true
  }

  provisioner "local-exec" {
    when    = destroy
    command = "echo bye"
  }
}

moved {
  from = terraform_data.before
  to   = terraform_data.deploy
}
