"""Qt controls that know marks and plain values: values in, signals out."""
