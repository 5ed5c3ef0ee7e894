names = ["b", "a", "c"]
