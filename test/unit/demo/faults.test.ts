import { describe, expect, it } from 'vitest';
import { createFaults, FaultSyntaxError, noFaults, type Plan, parseFaults } from '../../../demo/lib/faults.ts';
import { createRandom } from '../../../demo/lib/random.ts';

describe('fault switches', () => {
  it('combine, default to always, and let the later one win', () => {
    expect(parseFaults([])).toEqual(noFaults);
    expect(parseFaults(['latency=200', 'jitter=50', '429', '500=0.25', 'cut=0', 'cut=1'])).toEqual({
      ...noFaults,
      latency: 200,
      jitter: 50,
      '429': 1,
      '500': 0.25,
      cut: 1,
    });
  });

  it.each(['slow', 'latency', 'latency=', 'latency=-1', 'latency=soon', '429=2', '500=', 'cut=x', ''])(
    'refuse %j in words',
    (text) => {
      expect(() => parseFaults([text])).toThrow(FaultSyntaxError);
    },
  );

  it('name the known faults when one is unknown', () => {
    expect(() => parseFaults(['toString'])).toThrow(
      'Unknown fault "toString". Known faults: 429, 500, latency, jitter, cut, truncate, content-type.',
    );
  });
});

describe('the draw of faults', () => {
  const draw = (switches: readonly string[], times: number, seed = 1): Plan[] => {
    const faults = createFaults(switches, createRandom(seed));
    return Array.from({ length: times }, () => faults.plan());
  };

  it('is the same for the same seed and another one for another', () => {
    const switches = ['429=0.2', 'cut=0.3', 'jitter=100'];
    expect(draw(switches, 50)).toEqual(draw(switches, 50));
    expect(draw(switches, 50, 2)).not.toEqual(draw(switches, 50));
  });

  it('keeps to the rates and times', () => {
    const plans = draw(['429=0.25', 'latency=100', 'jitter=10'], 4000);
    const share = plans.filter(({ instead }) => instead === 429).length / plans.length;
    expect(share).toBeGreaterThan(0.22);
    expect(share).toBeLessThan(0.28);
    const delays = plans.map(({ delay }) => delay);
    expect(Math.min(...delays)).toBe(100);
    expect(Math.max(...delays)).toBe(110);
  });

  it('never draws what is switched off', () => {
    expect(new Set(draw(['429=0', 'truncate'], 100).map(({ instead, spoil }) => `${instead} ${spoil}`))).toEqual(
      new Set(['null truncate']),
    );
  });

  it('follows a change at run time and keeps the old faults when the change is refused', () => {
    const faults = createFaults(['429'], createRandom(1));
    faults.set('500');
    expect(faults.plan().instead).toBe(500);
    expect(() => faults.set('nonsense')).toThrow(FaultSyntaxError);
    expect(faults.current['500']).toBe(1);
    faults.set();
    expect(faults.plan()).toEqual({ delay: 0, instead: null, spoil: null });
  });
});
