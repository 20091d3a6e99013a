"""Our own checks of facts and of report files, ours or others', before Arelle sees them."""
