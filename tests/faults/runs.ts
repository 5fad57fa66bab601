/**
 * How many runs: as many as fit into CI's minute, or `FAULT_RUNS=500 npm run test:db -- tests/faults` for the full count.
 */
export const runsOr = (usual: number): number => Number(process.env.FAULT_RUNS ?? usual);
