#include "base/error.h"

namespace kura {

int exitCode(ErrorCode code) {
  switch (code) {
    case ErrorCode::kUsage: return 1;
    case ErrorCode::kIo: return 2;
    case ErrorCode::kBadInput:
    case ErrorCode::kLimit: return 3;
    case ErrorCode::kInternal: return 4;
    case ErrorCode::kCancelled: return 130;
  }
  return 4;
}

}  // namespace kura
