"""Keeping windows of this program out of screenshots and of shared screens, for those who want that.

Windows alone has a means that holds; its room is tested by a double of the system and never ran there.
"""
