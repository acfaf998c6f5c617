package pasu.protocol.frame;

import pasu.protocol.FrameRange;

/**
 * What a clip consists of, said by the edge at its end and until it is acknowledged.
 *
 * @param clipNumber 1 to 65,535
 * @param captured the clip's frames; their numbers have no gap
 * @param digest SHA-256 over the SHA-256 digests of the frames in order, 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Compared where the digest is checked.
public record Manifest(int clipNumber, FrameRange captured, byte[] digest) {}
