# No override: only _override and override are.
variable "x" {}
