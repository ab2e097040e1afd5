"""The pages of an open case: each joins boards, panels and controls to the session, and decides little."""
