package dcts.keyauth.api;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/** The algorithms that the format names, with faults of the data told from faults of the Java runtime. */
final class Rsa {
    private static final int MIN_BITS = 2_048;
    private static final int MAX_BITS = 4_096;
    private static final BigInteger EXPONENT = BigInteger.valueOf(65_537);
    private static final String OAEP = "RSA/ECB/OAEPWithSHA-1AndMGF1Padding";
    /** Some providers take SHA-256 for the second of the two hashes if nobody says otherwise. */
    private static final OAEPParameterSpec OAEP_PARAMETERS =
            new OAEPParameterSpec("SHA-1", "MGF1", MGF1ParameterSpec.SHA1, PSource.PSpecified.DEFAULT);

    private Rsa() {}

    /** The key of a SubjectPublicKeyInfo; empty unless it is RSA of a usual size and in the only valid form. */
    static Optional<RSAPublicKey> publicKey(byte[] der) {
        return key(new X509EncodedKeySpec(der))
                .filter(key -> fits(key.getModulus(), key.getPublicExponent()))
                .map(key -> publicKey(key.getModulus(), key.getPublicExponent()))
                .filter(key -> Arrays.equals(key.getEncoded(), der));
    }

    /** The key of a PrivateKeyInfo; empty unless it is RSA of a usual size and its parts belong together. */
    static Optional<RSAPrivateCrtKey> privateKey(byte[] der) {
        try {
            var spec = new PKCS8EncodedKeySpec(der);
            return KeyFactory.getInstance("RSA").generatePrivate(spec) instanceof RSAPrivateCrtKey key
                            && consistent(key)
                    ? Optional.of(key)
                    : Optional.empty();
        } catch (InvalidKeySpecException e) {
            return Optional.empty();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static RSAPublicKey publicOf(RSAPrivateCrtKey key) {
        return publicKey(key.getModulus(), key.getPublicExponent());
    }

    static RSAPrivateCrtKey generate(SecureRandom random) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(new RSAKeyGenParameterSpec(MIN_BITS, EXPONENT), random);
            return (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] sign(byte[] text, RSAPrivateCrtKey key) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean verifies(byte[] text, byte[] signed, RSAPublicKey key) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update(text);
            return signature.verify(signed);
        } catch (SignatureException e) {
            return false;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Encrypts a few bytes, such as the key of another cipher. */
    static byte[] encrypt(byte[] secret, RSAPublicKey key, SecureRandom random) {
        try {
            Cipher cipher = Cipher.getInstance(OAEP);
            cipher.init(Cipher.ENCRYPT_MODE, key, OAEP_PARAMETERS, random);
            return cipher.doFinal(secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Decrypts what was encrypted to the key's other half; empty for everything else. */
    static Optional<byte[]> decrypt(byte[] encrypted, RSAPrivateCrtKey key) {
        try {
            Cipher cipher = Cipher.getInstance(OAEP);
            cipher.init(Cipher.DECRYPT_MODE, key, OAEP_PARAMETERS);
            return Optional.of(cipher.doFinal(encrypted));
        } catch (BadPaddingException | IllegalBlockSizeException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAPublicKey publicKey(BigInteger modulus, BigInteger exponent) {
        return key(new RSAPublicKeySpec(modulus, exponent)).orElseThrow();
    }

    private static Optional<RSAPublicKey> key(KeySpec spec) {
        try {
            return KeyFactory.getInstance("RSA").generatePublic(spec) instanceof RSAPublicKey key
                    ? Optional.of(key)
                    : Optional.empty();
        } catch (InvalidKeySpecException e) {
            return Optional.empty();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean fits(BigInteger modulus, BigInteger exponent) {
        int bits = modulus.bitLength();
        return bits >= MIN_BITS && bits <= MAX_BITS && modulus.testBit(0) && exponent.equals(EXPONENT);
    }

    /** A key with one wrong part signs with errors that give the others away. */
    private static boolean consistent(RSAPrivateCrtKey key) {
        BigInteger p = key.getPrimeP();
        BigInteger q = key.getPrimeQ();
        return fits(key.getModulus(), key.getPublicExponent())
                && p.multiply(q).equals(key.getModulus())
                && inverse(EXPONENT, key.getPrimeExponentP(), p.subtract(BigInteger.ONE))
                && inverse(EXPONENT, key.getPrimeExponentQ(), q.subtract(BigInteger.ONE))
                && inverse(EXPONENT, key.getPrivateExponent(), p.subtract(BigInteger.ONE))
                && inverse(EXPONENT, key.getPrivateExponent(), q.subtract(BigInteger.ONE))
                && inverse(q, key.getCrtCoefficient(), p);
    }

    private static boolean inverse(BigInteger one, BigInteger other, BigInteger modulus) {
        return modulus.compareTo(BigInteger.ONE) > 0
                && one.multiply(other).mod(modulus).equals(BigInteger.ONE);
    }
}
