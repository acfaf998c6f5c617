/** What is said over UDP between an edge and an agent: datagrams, version 1. No sockets. */
@NullMarked
package pasu.protocol.frame;

import org.jspecify.annotations.NullMarked;
