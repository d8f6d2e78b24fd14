/** Every text that the log shows, in the order in which a run says them. */

export { sessionEndWarning, signInLine } from './log/sign-in.ts';
export { clusterLine, observationLines, operationLine, poolLine } from './log/observe.ts';
export { checkLine, checkLines } from './log/checks.ts';
export {
  abortNotAwaitedLine,
  otherAbortedLine,
  perhapsOtherAbortedLine,
  unguardedAbortLine,
} from './log/aborts.ts';
export { answerLine, errorInWords, planLines, settlementLine } from './log/moves.ts';
export { moveInWords } from './text/moves.ts';
export {
  faultBeginLine,
  faultEndLine,
  hasNews,
  heartbeatLine,
  lastLookLine,
  openOutageLine,
  progressBar,
  cutPauseLine,
  throttledLine,
  waitLine,
} from './log/wait.ts';
export type { WaitSight } from './log/wait.ts';
export {
  duplicateWarning,
  followUpFailure,
  followUpLine,
  followUps,
  isFollowUpPublic,
  NO_TOKEN,
  PUBLIC_FOLLOW_UP_WARNING,
} from './follow-up.ts';
export type { FollowUp } from './follow-up.ts';
export { issueTroubleInWords } from './text/issue-trouble.ts';
export { restoreAheadLine } from './text/restore-command.ts';
export type { RunContext } from './run-context.ts';
export { nodesDisagreeLine, nodesLines } from './text/nodes.ts';
export { poolResultLine, resultLines, settingsChangedLine, verifyLine } from './log/result.ts';
export { bugAnnotation, inputAnnotation } from './early-annotations.ts';
export type { Annotation } from './early-annotations.ts';
export { annotations, fitAnnotations, reportingAnnotation } from './annotations.ts';
