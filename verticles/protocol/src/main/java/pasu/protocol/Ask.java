package pasu.protocol;

/**
 * An address where a question gets an answer.
 *
 * @param <Q> what may be asked there
 * @param <A> what is answered
 */
@SuppressWarnings("UnusedTypeParameter") // They type the conversation, not the value.
public record Ask<Q extends BusMessage, A extends BusMessage>(String address) {}
