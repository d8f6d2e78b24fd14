/** What the action uses of the SDK for Fleet Manager, loaded by `import()` when a check asks for fleets. */

export { createContainerServiceFleet } from '@azure/arm-containerservicefleet/api';
export { listByFleet as listProfiles } from '@azure/arm-containerservicefleet/api/autoUpgradeProfiles';
export { listByFleet as listMembers } from '@azure/arm-containerservicefleet/api/fleetMembers';
export { listBySubscription as listFleets } from '@azure/arm-containerservicefleet/api/fleets';
export { listByFleet as listStrategies } from '@azure/arm-containerservicefleet/api/fleetUpdateStrategies';
