"""What benches/simulation.rs does, with numpy on one core, for comparison.

Run by `cargo xtask bench simulation`, or by hand: OMP_NUM_THREADS=1 python3 benches/simulation.py
"""

import time

import numpy as np

YEARS, RISKS, WIDTH_90 = 1_000_000, 50, 3.28970725


def risk(place):
    """Frequency and range before mitigation, then after it."""
    frequency, low = 0.05 + 0.02 * place, 1_000.0 * (10 + place % 10)
    return (frequency, low, 25.0 * low), (frequency / 2, low / 3, 25.0 * low / 3)


def add_losses(chance, total, frequency, low, high):
    """Adds a risk's losses to the years, with numpy's own generators and no loop in Python."""
    mu, sigma = (np.log(low) + np.log(high)) / 2, (np.log(high) - np.log(low)) / WIDTH_90
    events = chance.poisson(frequency, YEARS)
    losses = chance.lognormal(mu, sigma, events.sum())
    years = np.repeat(np.arange(YEARS), events)
    total += np.bincount(years, weights=losses, minlength=YEARS)


def simulate(seed):
    chance = np.random.Generator(np.random.SFC64(seed))
    totals = np.zeros(YEARS), np.zeros(YEARS)
    for place in range(RISKS):
        for total, estimate in zip(totals, risk(place)):
            add_losses(chance, total, *estimate)
    facts = []
    for total in totals:
        median, p90, p95 = np.percentile(total, [50, 90, 95])
        facts.append((total.mean(), total.std(ddof=1) / YEARS**0.5, median, p90, p95, (total > 0).mean()))
        counts, _ = np.histogram(total, bins=np.geomspace(max(total.min(), 1.0), total.max(), 60))
        np.cumsum(counts[::-1])
    horizons = (totals[0] - totals[1])[: YEARS // 3 * 3].reshape(-1, 3).sum(axis=1)
    np.percentile(horizons, [5, 50, 95])
    return facts


if __name__ == "__main__":
    simulate(0)
    times = []
    for seed in range(5):
        start = time.perf_counter()
        before, after = simulate(seed)
        times.append(time.perf_counter() - start)
    print(f"before: mean {before[0]:.0f}, P90 {before[3]:.0f}; after: mean {after[0]:.0f}, P90 {after[3]:.0f}")
    print(f"numpy {np.__version__}, one core: {min(times):.2f} s at best, {sorted(times)[2]:.2f} s in the middle of 5")
