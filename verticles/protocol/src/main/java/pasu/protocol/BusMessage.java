package pasu.protocol;

/**
 * Everything that is ever said on the event bus, one sealed interface per conversation.
 *
 * <p>Messages are immutable records, checked in their constructors, so whoever holds one may rely
 * on it. {@link BusMessages} knows their names and carries them.
 */
public sealed interface BusMessage
    permits EdgeMessage,
        LinkMessage,
        StreamMessage,
        AgentMessage,
        AlarmMessage,
        ClipMessage,
        CatalogMessage,
        AccessMessage,
        AccountMessage,
        PasskeyMessage,
        AuditMessage,
        SiteMessage,
        ScalingMessage,
        NotificationMessage,
        LauncherMessage,
        NodeMessage {}
