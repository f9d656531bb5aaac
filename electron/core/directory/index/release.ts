/**
 * Gives the memory of bytes back at once, unless they share it with others. Nobody may look at them any more. The garbage
 * collector knows of such memory by its size alone and comes late, when hundreds of megabytes have piled up.
 */
export function release({ buffer, byteLength }: Uint8Array | Uint32Array | Float64Array): void {
  if (buffer instanceof ArrayBuffer && byteLength > 0 && buffer.byteLength === byteLength) buffer.transfer(0);
}
