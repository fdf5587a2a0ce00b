import { afterEach, describe, expect, it, vi } from 'vitest';
import { handleSignals } from './handle-signals.js';

const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

afterEach(() => {
  vi.restoreAllMocks();
  process.removeAllListeners('SIGTERM');
  process.removeAllListeners('SIGINT');
});

describe('handleSignals', () => {
  it('closes, then raises the signal again, so that the process ends', async () => {
    const kill = vi.spyOn(process, 'kill').mockReturnValue(true);
    const close = vi.fn(async () => {});
    handleSignals(close);
    process.emit('SIGTERM');
    await tick();
    expect(close).toHaveBeenCalledOnce();
    expect(kill).toHaveBeenCalledWith(process.pid, 'SIGTERM');
  });

  it('raises it again though closing failed', async () => {
    const kill = vi.spyOn(process, 'kill').mockReturnValue(true);
    handleSignals(() => Promise.reject(new Error('down')));
    process.emit('SIGINT');
    await tick();
    expect(kill).toHaveBeenCalledWith(process.pid, 'SIGINT');
  });

  it('waits for every audit of the process before it raises it', async () => {
    const kill = vi.spyOn(process, 'kill').mockReturnValue(true);
    let finish = (): void => {};
    handleSignals(async () => {});
    handleSignals(
      () =>
        new Promise<void>((resolve) => {
          finish = resolve;
        }),
    );
    process.emit('SIGTERM');
    await tick();
    expect(kill).not.toHaveBeenCalled();
    finish();
    await tick();
    expect(kill).toHaveBeenCalledOnce();
  });
});
