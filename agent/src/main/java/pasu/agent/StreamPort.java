package pasu.agent;

import pasu.agent.ingest.StreamSession;
import pasu.agent.ingest.StreamSink;
import pasu.protocol.StreamMessage.Terms;

/** Where streams come in. */
@FunctionalInterface
interface StreamPort {

  /** Lets the stream of these terms in from now on. */
  StreamSession open(Terms terms, StreamSink sink);
}
