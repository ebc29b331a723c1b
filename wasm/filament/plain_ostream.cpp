// utils::io::ostream without printf: texts and whole numbers as they are, floating point numbers cut to whole ones, addresses left out.
// Filament writes with it to the browser's console only.
#include <utils/ostream.h>

#include <cstdlib>
#include <cstring>

namespace utils::io {

ostream::~ostream() = default;

ostream::Buffer::Buffer() noexcept : buffer(static_cast<char*>(std::malloc(256))), curr(buffer), size(256), capacity(256) { buffer[0] = 0; }
ostream::Buffer::~Buffer() noexcept { std::free(buffer); }

void ostream::Buffer::reset() noexcept {
  curr = buffer;
  size = capacity;
  buffer[0] = 0;
}

ostream& ostream::operator<<(const char* string) noexcept {
  Buffer& out = getBuffer();
  const size_t length = std::strlen(string);
  if (out.size < length + 1) {
    const size_t used = out.curr - out.buffer;
    out.capacity = 2 * (used + length + 1);
    out.buffer = static_cast<char*>(std::realloc(out.buffer, out.capacity));
    out.curr = out.buffer + used;
    out.size = out.capacity - used;
  }
  std::memcpy(out.curr, string, length + 1);
  out.curr += length;
  out.size -= length;
  return *this;
}

ostream& ostream::operator<<(unsigned long value) noexcept {
  char digits[12];
  char* first = digits + sizeof digits - 1;
  *first = 0;
  const unsigned base = mShowHex ? 16 : 10;
  do *--first = "0123456789abcdef"[value % base];
  while (value /= base);
  return operator<<(const_cast<const char*>(first));
}

ostream& ostream::operator<<(long value) noexcept {
  if (value >= 0) return operator<<(static_cast<unsigned long>(value));
  operator<<("-");
  return operator<<(-static_cast<unsigned long>(value));
}

ostream& ostream::operator<<(char value) noexcept {
  const char text[] = {value, 0};
  return operator<<(text);
}

ostream& ostream::operator<<(unsigned char value) noexcept { return operator<<(static_cast<char>(value)); }
ostream& ostream::operator<<(short value) noexcept { return operator<<(static_cast<long>(value)); }
ostream& ostream::operator<<(unsigned short value) noexcept { return operator<<(static_cast<unsigned long>(value)); }
ostream& ostream::operator<<(int value) noexcept { return operator<<(static_cast<long>(value)); }
ostream& ostream::operator<<(unsigned int value) noexcept { return operator<<(static_cast<unsigned long>(value)); }
ostream& ostream::operator<<(long long value) noexcept { return operator<<(static_cast<long>(value)); }
ostream& ostream::operator<<(unsigned long long value) noexcept { return operator<<(static_cast<unsigned long>(value)); }
ostream& ostream::operator<<(float value) noexcept { return operator<<(static_cast<long>(value)); }
ostream& ostream::operator<<(double value) noexcept { return operator<<(static_cast<long>(value)); }
ostream& ostream::operator<<(long double) noexcept { return *this; }
ostream& ostream::operator<<(bool value) noexcept { return operator<<(value ? "true" : "false"); }
ostream& ostream::operator<<(const unsigned char* string) noexcept { return operator<<(reinterpret_cast<const char*>(string)); }
ostream& ostream::operator<<(const void*) noexcept { return operator<<("(address)"); }

ostream& ostream::hex() noexcept {
  mShowHex = true;
  return *this;
}

ostream& ostream::dec() noexcept {
  mShowHex = false;
  return *this;
}

}  // namespace utils::io
