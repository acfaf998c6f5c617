package pasu.edge.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.ssl.NotSslRecordException;
import io.vertx.core.http.HttpClosedException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class TroubleTest {

  private static final URI PLAIN = URI.create("http://pasu.lan:8080");
  private static final URI SECURED = URI.create("https://pasu.lan:8443");

  @Test
  void saysThatNobodyListensAndThatThereIsNoSuchMachine() {
    assertThat(Trouble.sentence(PLAIN, new ConnectException("refused")))
        .isEqualTo(
            "nobody listens at http://pasu.lan:8080; check that Pasu runs there, and that the address is right");
    assertThat(Trouble.sentence(PLAIN, new UnknownHostException("pasu.lan")))
        .isEqualTo("there is no machine called pasu.lan; check the server's address");
  }

  @Test
  void tellsAServerWithoutHttpsFromOneWithABadCertificate() {
    assertThat(Trouble.sentence(SECURED, wrapped(new NotSslRecordException("not an SSL record"))))
        .isEqualTo(
            "https://pasu.lan:8443 does not speak https; write http, or have it speak https");
    assertThat(Trouble.sentence(SECURED, wrapped(new SSLHandshakeException("it is of another"))))
        .startsWith("the certificate of https://pasu.lan:8443 is not trusted (it is of another);");
  }

  @Test
  void saysWhatToWriteWhereAServerSpeaksHttpsOnly() {
    assertThat(Trouble.sentence(PLAIN, new HttpClosedException("Connection was closed")))
        .isEqualTo("http://pasu.lan:8080 hangs up at once; write https where it speaks that");
    assertThat(Trouble.sentence(PLAIN, new WebSocketHandshakeException("Connection closed")))
        .startsWith("http://pasu.lan:8080 hangs up at once");
    assertThat(Trouble.sentence(SECURED, new HttpClosedException("Connection was closed")))
        .isEqualTo(
            "https://pasu.lan:8443 cannot be reached (Connection was closed); check the network, and the address");
  }

  private static Throwable wrapped(SSLException cause) {
    SSLException outer = new SSLHandshakeException("Failed to create SSL connection");
    outer.initCause(cause);
    return outer;
  }
}
