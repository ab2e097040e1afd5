"""Small controls that any page may use: values in, signals out; each focusable one is named when it is made."""
