stage = "one"
stage = "two"
