import { ADAPTER_MARK } from './adapter-mark.js';
import { boundAdapter } from './bound-adapter.js';
import { type DriverAdapter, type DriverAdapterFactory, overlaid } from './driver-adapter.js';

/**
 * Lets `auditChanges` carry its context through the driver adapter itself, which costs less than statements of its own
 * through Prisma. Alone it does nothing: the extension tells it whose write it is.
 * @example new PrismaClient({ adapter: auditAdapter(new PrismaPg({ connectionString })) }).$extends(auditChanges(audit));
 */
export function auditAdapter<Factory extends DriverAdapterFactory>(factory: Factory): Factory {
  return overlaid(factory, {
    [ADAPTER_MARK]: true,
    connect: async () => boundAdapter((await factory.connect()) as DriverAdapter),
  });
}
