"""What xbrlesg costs. Each module runs by itself; ``large_report`` makes what some of them measure."""
