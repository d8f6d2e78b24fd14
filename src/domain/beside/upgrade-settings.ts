/** Settings of a cluster that may get in the way of an upgrade, and of a rollback, which is one; shown by previews only. */
export interface PreviewSettings {
  /** True when health gates hold for the whole cluster. */
  readonly isGated: boolean;
  /** Names of the pools that have health gates of their own. */
  readonly gatedPools: readonly string[];
  /** `Allow`, `AllowDuringMaintenanceWindow` or `Block`. */
  readonly nodeDisruptionPolicy?: string;
  /** Pools that are upgraded blue-green, each with its final soak in minutes. */
  readonly blueGreen: ReadonlyMap<string, number>;
}
