import type { Answer } from '../../http/exchange.ts';
import type { JsonObject } from '../../state/json.ts';
import type { Fleet } from '../../state/model.ts';
import { sameName } from '../../state/names.ts';
import { requireFleet } from '../../wire/lookup.ts';
import { renderFleet, renderRun, renderStrategy } from '../../wire/render-fleet.ts';
import { listAnswer } from '../../wire/paging.ts';
import { paths, type ArmContext, type ArmRoute } from '../../wire/route.ts';

const FLEETS = 'Microsoft.ContainerService/fleets';

export const fleetRoutes: ArmRoute[] = [
  {
    name: 'fleet.list',
    method: 'GET',
    path: `${paths.provider}/fleets`,
    kind: 'fleet',
    action: `${FLEETS}/read`,
    handle: (context) => listFleets(context, undefined),
  },
  {
    name: 'fleet.listByGroup',
    method: 'GET',
    path: `${paths.groupProvider}/fleets`,
    kind: 'fleet',
    action: `${FLEETS}/read`,
    handle: (context) => listFleets(context, context.parameters['group']),
  },
  {
    name: 'fleet.get',
    method: 'GET',
    path: paths.fleet,
    kind: 'fleet',
    action: `${FLEETS}/read`,
    handle: (context) => ({ status: 200, body: renderFleet(requireFleet(context)) }),
  },
  childRoute('fleet.members', 'members', (fleet) => fleet.members),
  childRoute('fleet.autoUpgradeProfiles', 'autoUpgradeProfiles', (fleet) => fleet.autoUpgradeProfiles),
  childRoute('fleet.updateStrategies', 'updateStrategies', (fleet, { apiVersion }) =>
    fleet.updateStrategies.map((strategy) => renderStrategy(strategy, apiVersion)),
  ),
  childRoute('fleet.updateRuns', 'updateRuns', (fleet, { world, apiVersion }) =>
    fleet.updateRuns.map((run) => renderRun(world, fleet, run, apiVersion)),
  ),
];

function childRoute(
  name: ArmRoute['name'],
  kind: string,
  childrenOf: (fleet: Fleet, context: ArmContext) => JsonObject[],
): ArmRoute {
  return {
    name,
    method: 'GET',
    path: `${paths.fleet}/${kind}`,
    kind: 'fleet',
    action: `${FLEETS}/${kind}/read`,
    handle: (context) => listAnswer(context, childrenOf(requireFleet(context), context)),
  };
}

function listFleets(context: ArmContext, group: string | undefined): Answer {
  const fleets = context.world.fleets.filter(
    (fleet) => group === undefined || sameName(fleet.resourceGroup, group),
  );
  return listAnswer(context, fleets.map(renderFleet));
}
