/** The routes of the simulated Azure Resource Manager that demand a permission. */

import type { ArmRoute } from '../../simulator/wire/route.ts';
import { activityRoutes } from '../../simulator/arm/routes/activity-routes.ts';
import { clusterRoutes } from '../../simulator/arm/routes/cluster-routes.ts';
import { fleetRoutes } from '../../simulator/arm/routes/fleet-routes.ts';
import { operationRoutes } from '../../simulator/arm/routes/operation-routes.ts';
import { poolRoutes } from '../../simulator/arm/routes/pool-routes.ts';
import { versionRoutes } from '../../simulator/arm/routes/version-routes.ts';

export const ARM_ROUTES: readonly ArmRoute[] = [
  ...[clusterRoutes, poolRoutes, versionRoutes, operationRoutes, fleetRoutes, activityRoutes].flat(),
];
