package pasu.protocol;

/**
 * An address where something is told to everybody who listens; nobody answers.
 *
 * @param <M> what is told there
 */
@SuppressWarnings("UnusedTypeParameter") // It types the conversation, not the value.
public record Topic<M extends BusMessage>(String address) {}
